namespace Pandacea.Faults.Injection;

/// <summary>Why a request to the injector is refused.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Field">The field that is wrong, if it is one.</param>
internal sealed record FaultRefusal(int Status, string Error, string Remedy, string? Field = null);
