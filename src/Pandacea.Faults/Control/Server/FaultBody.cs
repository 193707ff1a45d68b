using Pandacea.Faults.Injection;

namespace Pandacea.Faults.Control.Server;

/// <summary>Body of <c>POST /faults</c> as it came, complete or not.</summary>
internal sealed record FaultBody(
    string? Id, string? Lease, string? On, string? Type, Dictionary<string, string>? Attributes, double? Percent, string? Method, string? Seed, int? Window)
{
    public FaultRequest? ToRequest(out FaultRefusal? refusal)
    {
        var missing = new (string Name, object? Value)[] { ("id", Id), ("lease", Lease), ("on", On), ("type", Type), ("seed", Seed), ("window", Window) }
            .FirstOrDefault(field => field.Value is null or "").Name;
        refusal = missing is null ? null : new(400, $"'{missing}' is missing; allowed: {(missing == "window" ? "a whole number" : "text")}", $"Send '{missing}'.", missing);
        return missing is null ? new(Id!, Lease!, On!, Type!, Attributes ?? [], Percent ?? 100, Method, Seed!, Window!.Value) : null;
    }
}
