namespace Pandacea.Faults.Catalog;

/// <summary>Where a fault acts.</summary>
public enum FaultStage
{
    /// <summary>On the bytes of a connection, whatever they mean.</summary>
    Byte,

    /// <summary>On single HTTP requests and answers.</summary>
    Message,

    /// <summary>On the process behind the proxy.</summary>
    Process,

    /// <summary>On nothing: it is a crowd of clients, sent by whoever runs the drill.</summary>
    Crowd,
}
