using Pandacea.Hosting;

namespace Pandacea.Ipfs;

/// <summary>Options from the environment.</summary>
public static class IpfsEnvironment
{
    /// <summary>Reads and checks them all.</summary>
    /// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <param name="dataDirectory">Used where <c>IPFS_DATA_DIR</c> is not set.</param>
    /// <exception cref="IpfsOptionsException">Something in them is wrong; all of it is named.</exception>
    public static IpfsOptions Read(Func<string, string?> variable, string dataDirectory)
    {
        var read = new Variables(variable);
        var options = new IpfsOptions
        {
            DataDirectory = read.Text("IPFS_DATA_DIR") ?? dataDirectory,
            Port = read.Whole("IPFS_PORT", 5001, 0, ushort.MaxValue),
            AllowedHosts = Hosts(read, "IPFS_ALLOWED_HOSTS"),
            LogLevel = read.Level(),
            DrainTimeout = TimeSpan.FromSeconds(read.Whole("IPFS_DRAIN_SEC", 8, 1, 9)),
        };
        return read.Problems.Count == 0 ? options : throw new IpfsOptionsException(read.Problems);
    }

    private static string[] Hosts(Variables read, string name)
    {
        var hosts = (read.Text(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var host in hosts.Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
        {
            read.Problem(name, host, "must be host names separated by commas, without ports");
        }

        return hosts;
    }
}
