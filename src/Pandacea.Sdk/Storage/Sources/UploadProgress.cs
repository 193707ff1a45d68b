namespace Pandacea.Sdk.Storage;

/// <summary>Adds up the progress of files one after the other.</summary>
internal sealed class UploadProgress(IProgress<TransferProgress>? told, long? total) : IProgress<ulong>
{
    private ulong _before;
    private ulong _current;

    public void Report(ulong value)
    {
        _current = value;
        told?.Report(new((long)(_before + _current), total));
    }

    public void NextFile() => (_before, _current) = (_before + _current, 0);
}
