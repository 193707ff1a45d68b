using System.Reflection;
using System.Runtime.InteropServices;
using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>version</c>: the only command that answers GET too, so that a simple check of whether the node serves works.</summary>
internal sealed class VersionCommand : ICommand
{
    private const string RepositoryVersion = "18";

    public string Path => "version";

    public bool AnswersGet => true;

    /// <value>Version of this program.</value>
    public static string Own { get; } = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public Task RunAsync(RpcCall call) => call.Answer.SingleAsync(
        new { Version = Own, Commit = "", Repo = RepositoryVersion, System = SystemName, Golang = RuntimeInformation.FrameworkDescription }, call.Cancelled).AsTask();

    // In Go's words.
    private static string SystemName
    {
        get
        {
            var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "amd64", var other => other.ToString().ToLowerInvariant() };
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{processor}/{system}";
        }
    }
}
