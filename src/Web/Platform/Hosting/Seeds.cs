namespace Anlan.Web.Platform.Hosting;

public static class Seeds
{
    public static async Task Run(IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(seed => seed.Order))
            await seed.Run(cancellation);
    }
}
