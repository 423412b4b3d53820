using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Daft.Recipes;

/// <summary>A port of this machine that nobody listens on, for servers that a test starts.</summary>
internal static class FreePort
{
    public static string Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
