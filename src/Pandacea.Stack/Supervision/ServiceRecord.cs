using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>A service as the supervisor last knew it.</summary>
internal sealed record ServiceRecord(string Name, ProcessIdentity Process, string? Version, string? Sha256 = null);
