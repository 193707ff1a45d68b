using System.Globalization;

namespace Pandacea.Ipfs.Disk;

/// <summary>Names of files that are not whole yet; they get their real names once they are flushed. What an earlier process left is thrown away.</summary>
internal sealed class TemporaryFiles
{
    private readonly string _folder;
    private long _last;

    public TemporaryFiles(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder))
        {
            File.Delete(left);
        }
    }

    public string Next() => Path.Combine(_folder, Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
}
