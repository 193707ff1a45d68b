namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pandacea-verdict-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
