namespace Pandacea.Agent.Admission;

/// <summary>Who wants in, and for what.</summary>
/// <param name="Identity">Turns are fair between identities.</param>
/// <param name="Kind">Requests of one kind take about equally long; a small fixed set, such as route templates.</param>
/// <param name="Patience">How long the caller will wait in all, if it says.</param>
/// <param name="WaitsOutside">Its time is spent waiting for a dependency: it takes a place, but no turn from the others.</param>
public readonly record struct AdmissionCall(string Identity, string Kind, TimeSpan? Patience = null, bool WaitsOutside = false);
