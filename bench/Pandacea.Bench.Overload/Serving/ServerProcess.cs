using System.Diagnostics;
using System.Globalization;

namespace Pandacea.Bench.Overload.Serving;

/// <summary>A server as a child process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the child, which tells its address in its first line.</summary>
    public static async Task<ServerProcess> StartAsync(Guarding guarding, int workers, TimeSpan service)
    {
        string[] arguments = [WorkHost.Role, guarding.ToString(), Text(workers), Text(service.TotalMilliseconds)];
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended without an address.");
        return new ServerProcess(process, new Uri(line));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
