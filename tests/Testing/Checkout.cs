namespace Anlan.Testing;

/// <summary>Where the checkout under test lies, found from the test assembly upwards.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Anlan.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside a checkout: no Anlan.slnx above them.");
    }
}
