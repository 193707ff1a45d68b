namespace Pandacea.Sdk.Resilience;

/// <summary>Is told what the resilience pipelines do. Register any number of them in the container.</summary>
/// <remarks>Called in order, one event of an upstream at a time, on the thread of whichever call caused it: return quickly.
/// What a listener throws is dropped.</remarks>
public interface IResilienceListener
{
    /// <summary>Takes note of an event.</summary>
    void On(ResilienceEvent happened);
}
