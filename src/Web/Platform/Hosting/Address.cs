using System.Net;
using System.Net.Sockets;

namespace Anlan.Web.Platform.Hosting;

/// <summary>Where the program listens when nobody says: 127.0.0.1:5080, or a free port when that one is taken.</summary>
public static class Address
{
    public const int UsualPort = 5080;

    public static void ListenLocally(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) return;
        builder.WebHost.UseUrls($"http://127.0.0.1:{(IsFree(UsualPort) ? UsualPort : 0)}");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
