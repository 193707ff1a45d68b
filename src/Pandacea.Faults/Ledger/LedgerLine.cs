namespace Pandacea.Faults.Ledger;

/// <summary>One line of the file.</summary>
internal sealed record LedgerLine(string What, string FaultId, UndoEntry? Entry)
{
    public const string Undo = "undo";
    public const string Completed = "done";
}
