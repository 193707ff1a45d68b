namespace Pandacea.Faults.Ledger;

/// <summary>What became of an open entry.</summary>
public enum UndoResult
{
    /// <summary>It was undone now.</summary>
    Undone,

    /// <summary>There was nothing left to undo.</summary>
    Gone,

    /// <summary>A process was killed whose parent is gone too: the next <c>up</c> starts it.</summary>
    NeedsStack,

    /// <summary>It could not be undone; the entry stays open.</summary>
    Failed,
}
