namespace Anlan.Web.Platform;

/// <summary>
/// What a module puts into a migrated database at every start: what is already there stays as it is.
/// Registered as scoped, run in ascending order.
/// </summary>
public interface ISeed
{
    int Order { get; }

    Task Run(CancellationToken cancellation);
}
