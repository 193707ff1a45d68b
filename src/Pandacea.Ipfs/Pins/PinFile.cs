using System.Text;
using Pandacea.Ipfs.Disk;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Pins;

/// <summary>A pin as a file: its name says what is pinned and how, its content is the name that the pin was given. A damaged content takes no pin away.</summary>
internal static class PinFile
{
    private const string RecursiveSuffix = ".recursive";
    private const string DirectSuffix = ".direct";

    public static string NameOf(Pin pin)
    {
        Span<byte> cid = stackalloc byte[Cid.MaxSize];
        return Convert.ToHexStringLower(cid[..pin.Cid.Encode(cid)]) + (pin.Kind == PinKind.Recursive ? RecursiveSuffix : DirectSuffix);
    }

    /// <summary>Writes the file; its name in the folder is still to be flushed.</summary>
    public static void Write(Pin pin, string path, string temporary, IFlusher flusher)
    {
        using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, Encoding.UTF8.GetBytes(pin.Name), 0);
            flusher.File(file);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads one; null for a file that is none.</summary>
    public static Pin? Read(FileInfo file)
    {
        PinKind? kind = file.Extension switch
        {
            RecursiveSuffix => PinKind.Recursive,
            DirectSuffix => PinKind.Direct,
            _ => null,
        };
        return kind is { } known && TryCid(Path.GetFileNameWithoutExtension(file.Name), out var cid)
            ? new(cid, known, file.Length == 0 ? "" : File.ReadAllText(file.FullName))
            : null;
    }

    private static bool TryCid(string hex, out Cid cid)
    {
        var bytes = new byte[Cid.MaxSize];
        cid = null!;
        return Convert.FromHexString(hex, bytes, out _, out var size) == System.Buffers.OperationStatus.Done && Cid.TryDecode(bytes.AsSpan(0, size), out cid!);
    }
}
