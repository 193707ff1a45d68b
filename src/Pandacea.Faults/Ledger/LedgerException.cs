namespace Pandacea.Faults.Ledger;

/// <summary>The undo could not be written down, so nothing was applied.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Creates the exception for the ledger at <paramref name="path"/>.</summary>
    public LedgerException(string path, Exception inner)
        : base($"The undo ledger {path} cannot be written ({inner.Message}), so no fault is applied. Free space or make the folder writable.", inner)
        => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
