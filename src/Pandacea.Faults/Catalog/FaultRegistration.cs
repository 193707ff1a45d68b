namespace Pandacea.Faults.Catalog;

/// <summary>A kind of fault and how to make one.</summary>
internal sealed record FaultRegistration(FaultDescription Description, Func<FaultSettings, IFault> Create);
