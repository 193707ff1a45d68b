using System.Text.Json.Serialization;

namespace Pandacea.Faults.Events;

/// <summary>Something that the injector saw or did; one JSON line of <c>GET /events</c>.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WatchStarted), "watch_started")]
[JsonDerivedType(typeof(RequestSeen), "request_seen")]
[JsonDerivedType(typeof(RequestDecided), "request_decided")]
[JsonDerivedType(typeof(FaultStateChanged), "fault_state_changed")]
[JsonDerivedType(typeof(ServiceStateChanged), "service_state_changed")]
[JsonDerivedType(typeof(ToxicChanged), "toxic_changed")]
[JsonDerivedType(typeof(InjectorBeat), "beat")]
[JsonDerivedType(typeof(InjectorStalled), "stalled")]
[JsonDerivedType(typeof(WatchOverflowed), "overflow")]
public abstract record InjectorEvent(long At);
