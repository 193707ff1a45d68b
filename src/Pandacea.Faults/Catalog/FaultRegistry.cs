namespace Pandacea.Faults.Catalog;

/// <summary>One line for each kind of fault.</summary>
internal static class FaultRegistry
{
    public static IReadOnlyList<FaultRegistration> Entries { get; } =
    [
        new(Proxy.LatencyFault.Description, settings => new Proxy.LatencyFault(settings)),
        new(Proxy.BandwidthFault.Description, settings => new Proxy.BandwidthFault(settings)),
        new(Proxy.TimeoutFault.Description, settings => new Proxy.TimeoutFault(settings)),
        new(Proxy.ResetPeerFault.Description, settings => new Proxy.ResetPeerFault(settings)),
        new(Proxy.SlowCloseFault.Description, settings => new Proxy.SlowCloseFault(settings)),
        new(Proxy.LimitDataFault.Description, settings => new Proxy.LimitDataFault(settings)),
        new(Proxy.SlicerFault.Description, settings => new Proxy.SlicerFault(settings)),
        new(Proxy.DownFault.Description, _ => new Proxy.DownFault()),
        new(Messages.HttpStatusFault.Description, settings => new Messages.HttpStatusFault(settings)),
        new(Messages.JsonRpcErrorFault.Description, settings => new Messages.JsonRpcErrorFault(settings)),
        new(Messages.StaleBlockFault.Description, settings => new Messages.StaleBlockFault(settings)),
        new(Messages.TruncateBodyFault.Description, settings => new Messages.TruncateBodyFault(settings)),
        new(Messages.CorruptBodyFault.Description, settings => new Messages.CorruptBodyFault(settings)),
        new(Messages.StallBodyFault.Description, settings => new Messages.StallBodyFault(settings)),
        new(Messages.StreamErrorFault.Description, settings => new Messages.StreamErrorFault(settings)),
        new(Processes.PauseFault.Description, _ => new Processes.PauseFault()),
        new(Processes.KillFault.Description, _ => new Processes.KillFault()),
        new(Processes.StopFault.Description, _ => new Processes.StopFault()),
        new(Processes.RestartFault.Description, _ => new Processes.RestartFault()),
        new(Crowds.SurgeFault.Description, _ => new Crowds.SurgeFault()),
    ];

    public static FaultRegistration? Find(string type) => Entries.FirstOrDefault(entry => entry.Description.Name == type);
}
