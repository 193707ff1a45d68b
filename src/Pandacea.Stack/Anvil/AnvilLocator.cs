using System.Runtime.InteropServices;

namespace Pandacea.Stack;

/// <summary>Finds Anvil: <c>ANVIL_PATH</c>, PATH, then <c>tools/</c>, which is filled on first use.</summary>
/// <param name="environment">Reads environment variables.</param>
/// <param name="startFolders">Where to look upwards for a checkout with a <c>tools</c> folder.</param>
internal sealed class AnvilLocator(Func<string, string?> environment, params string[] startFolders)
{
    public const string Variable = "ANVIL_PATH";

    public async Task<Outcome<string>> LocateAsync(string home, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (environment(Variable) is { Length: > 0 } given)
        {
            return ProgramPath.IsProgram(given)
                ? Path.GetFullPath(given)
                : new StackProblem(StackProblemKind.AnvilMissing, $"{Variable} names {given}, which is not a program.", $"Correct {Variable}, or unset it to use Anvil from PATH or tools/.");
        }

        if (ProgramPath.Find("anvil", environment("PATH")) is { } onPath)
        {
            return onPath;
        }

        var tools = new ToolsFolder(home, startFolders);
        if (tools.Find(BinaryInTools) is { } installed)
        {
            return installed;
        }

        var installer = new AnvilInstaller(environment("PATH"));
        if (await installer.InstallAsync(tools, progress, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        return tools.Find(BinaryInTools) is { } fresh
            ? fresh
            : new StackProblem(StackProblemKind.AnvilMissing, $"npm ran, but brought no Anvil for this machine ({PackageName}).", $"Install Anvil (Foundry) yourself and put it on PATH, or name it in {Variable}.");
    }

    private static string PackageName => $"anvil-{OsName}-{Architecture}";

    private static string BinaryInTools => Path.Combine(
        "node_modules", "@foundry-rs", PackageName, "bin", OperatingSystem.IsWindows() ? "anvil.exe" : "anvil");

    private static string OsName => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Architecture => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";
}
