using Pandacea.Faults.Control;
using Pandacea.Faults.Events;

namespace Pandacea.Faults.Injection;

/// <summary>A fault by lease, from its first moment to its last.</summary>
internal sealed class ActiveInjection(FaultRequest request, IStroke stroke)
{
    public FaultRequest Request => request;

    public IStroke Stroke => stroke;

    /// <summary>Held while it is applied or undone.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public string State { get; set; } = FaultStates.Injecting;

    /// <summary>Why it could not be applied or undone.</summary>
    public FaultRefusal? Failure { get; set; }

    public ActiveFault Describe() => new("fault", request.Id, request.Lease, request.On, request.Type, request.Window, null, State);
}
