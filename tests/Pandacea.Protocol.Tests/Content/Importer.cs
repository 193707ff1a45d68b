using System.Diagnostics;
using System.Text.Json;
using Pandacea.Protocol.Content;
using Pandacea.Tests.Support;

namespace Pandacea.Protocol.Tests.Content;

/// <summary>The JavaScript importer in a process of its own: an implementation by other people, to compare with.</summary>
internal sealed class Importer : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly Process _process;
    private readonly string _file;

    public Importer(string file)
    {
        _file = file;
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(ToolFolder.Path, "import-unixfs.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The root of pieces of the file: of the only one, or of a directory with all of them.</summary>
    public async Task<ImportedRoot> RootAsync(FileLayout layout, params IReadOnlyList<Piece> entries)
    {
        var ask = new { File = _file, layout.CidVersion, layout.RawLeaves, layout.ChunkSize, layout.MaxLinks, Entries = entries };
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(ask, Web));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The importer ended.");
        return JsonSerializer.Deserialize<ImportedRoot>(line, Web)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

internal sealed record Piece(string Path, int Offset, int Length);

internal sealed record ImportedRoot(string Cid, ulong Size);
