using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Ledger;

/// <summary>Enough to undo one fault later, without the host that applied it.</summary>
/// <param name="FaultId">Id of the fault.</param>
/// <param name="Type">Its type.</param>
/// <param name="On">Proxy or process.</param>
/// <param name="Process">The process as it was before the fault; null for faults in the proxy.</param>
public sealed record UndoEntry(string FaultId, string Type, string On, ProcessIdentity? Process);
