using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Anlan.Web.Platform.Database;

public static class DatabaseSetup
{
    private const string ConnectionName = "Anlan";

    /// <summary>
    /// The database the configuration names, or one in a private cluster that lives as long as the program. The
    /// cluster starts before anything is built, because everything else needs it; the caller disposes of it last.
    /// </summary>
    public static PrivateCluster? AddDatabase(this WebApplicationBuilder builder)
    {
        PrivateCluster? cluster = null;
        var connection = builder.Configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(connection))
        {
            cluster = PrivateCluster.Start(DataFolder.Of(builder.Configuration));
            cluster.CreateDatabaseIfMissing("anlan");
            connection = cluster.ConnectionString("anlan");
        }

        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        builder.Services.AddDbContext<AnlanDb>((services, options) =>
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));

        builder.Services.AddDataProtection().SetApplicationName("Anlan");
        builder.Services.AddSingleton<IXmlRepository, ProtectionKeys>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = services.GetRequiredService<IXmlRepository>()));
        return cluster;
    }
}
