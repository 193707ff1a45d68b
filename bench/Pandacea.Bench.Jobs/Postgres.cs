using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pandacea.Bench.Jobs;

/// <summary>A PostgreSQL 15 of its own in a folder of its own, with its usual durability; Linux, as root.</summary>
internal sealed class Postgres : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin/";
    private const string User = "postgres";

    private readonly string _folder;

    private Postgres(string folder, int port) => (_folder, ConnectionString) = (folder, $"Host=127.0.0.1;Port={port};Username={User};Database={User};Maximum Pool Size=64");

    public string ConnectionString { get; }

    public static Postgres Start()
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-postgres-").FullName;
        Run("chown", User, folder);
        var port = FreePort();
        As($"{Programs}initdb -D {folder}/data -A trust");
        As($"{Programs}pg_ctl -D {folder}/data -w -l {folder}/log -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}' start");
        return new(folder, port);
    }

    public void Dispose()
    {
        As($"{Programs}pg_ctl -D {_folder}/data -w -m fast stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static void As(string command) => Run("runuser", "-u", User, "--", "sh", "-c", command + " > /dev/null");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        }
    }
}
