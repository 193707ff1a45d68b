namespace Pandacea.Agent.Tests.Http;

/// <summary>A file that <c>.env.example</c> shows above the variable that names it, as a file.</summary>
internal sealed class ShownFile : IDisposable
{
    public ShownFile(string variable, IEnumerable<string> settings)
    {
        var lines = settings.TakeWhile(line => line != $"#{variable}=").ToList();
        File.WriteAllLines(Path, lines.Skip(lines.LastIndexOf("# {")).Select(line => line[1..]));
    }

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
