using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Anlan.Web.Platform.Layout;

/// <summary>Addresses of files in wwwroot that change with their content, so that browsers may keep them for ever.</summary>
public sealed class Assets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed), string> addresses = [];

    public string this[string path]
    {
        get
        {
            var file = environment.WebRootFileProvider.GetFileInfo(path);
            return file.Exists ? addresses.GetOrAdd((path, file.LastModified), _ => $"{path}?v={Hash(file)}") : path;
        }
    }

    private static string Hash(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content))[..12];
    }
}
