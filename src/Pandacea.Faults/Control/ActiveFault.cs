namespace Pandacea.Faults.Control;

/// <summary>Something that is in force on the host, whoever put it there.</summary>
/// <param name="Kind"><c>fault</c> (by lease), <c>toxic</c> or <c>disabled</c> (by Toxiproxy's API, no lease), or <c>lease</c>.</param>
/// <param name="Id">Id of the fault or lease, name of the toxic or proxy.</param>
/// <param name="Lease">The lease; null for what Toxiproxy's API did.</param>
/// <param name="On">Proxy or process; empty for a lease.</param>
/// <param name="Type">Type of fault; empty for a lease.</param>
/// <param name="Window">Window of the plan, for faults by lease.</param>
/// <param name="Owner">Who holds the lease.</param>
/// <param name="State"><c>injected</c>, <c>lifting</c> or <c>failed</c> (could not be undone); <c>held</c> for a lease.</param>
public sealed record ActiveFault(
    string Kind, string Id, string? Lease, string On, string Type, int? Window, string? Owner, string State)
{
    /// <summary>Time since a lease was taken or renewed; null for all else.</summary>
    public long? RenewedMsAgo { get; init; }
}
