using Anlan.Web.Platform;
using Anlan.Web.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anlan.Web.Access;

/// <summary>A person's way in: the name to sign in with, the name people know, and the roles.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string Name { get; set; }

    public required Role[] Roles { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>An administrator locked it; a lock after wrong passwords ends by itself.</summary>
    public bool IsLockedForGood => LockoutEnd == DateTimeOffset.MaxValue;

    public bool IsLocked(DateTimeOffset now) => LockoutEnd > now;

    public string RoleNames => string.Join("、", Roles.Select(Permissions.NameOf));

    /// <summary>Nobody locks the account in use: the last administrator would be shut out.</summary>
    public Refusal? Lock(Guid by)
    {
        if (by == Id) return new("access.lock-self", "不能锁定自己正在使用的账号，请由另一名管理员操作。");
        LockoutEnd = DateTimeOffset.MaxValue;
        return null;
    }

    public void Unlock()
    {
        LockoutEnd = null;
        AccessFailedCount = 0;
    }
}

public sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account", "access");
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.Property(row => row.UserName).IsRequired();
        account.Property(row => row.NormalizedUserName).IsRequired();
        account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        account.PrimitiveCollection(row => row.Roles).ElementType().HasConversion<string>();
        // Identity offers them; nobody here uses them.
        account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed)
            .Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.TwoFactorEnabled);
    }
}

public static class AccountSets
{
    extension(AnlanDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
    }
}
