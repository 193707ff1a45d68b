using Pandacea.Drills.Definition.Values;

namespace Pandacea.Drills.Definition.Reading;

internal static class SdkBinder
{
    public static SdkDefinition Bind(MapReader drill)
    {
        var usual = new SdkDefinition();
        if (drill.Map("sdk") is not { } reader)
        {
            return usual;
        }

        var sdk = new SdkDefinition
        {
            MaxRetries = reader.Optional("maxRetries", NumberText.Count(0, 20), usual.MaxRetries),
            BaseDelay = reader.Optional("baseDelay", DurationText.Positive, usual.BaseDelay),
            MaxDelay = reader.Optional("maxDelay", DurationText.Positive, usual.MaxDelay),
            CircuitFailThreshold = reader.Optional("circuitFailThreshold", NumberText.Count(1, 1000), usual.CircuitFailThreshold),
            CircuitReset = reader.Optional("circuitReset", DurationText.Positive, usual.CircuitReset),
            ProbeInterval = reader.Optional("probeInterval", DurationText.ZeroOrMore, usual.ProbeInterval),
            AttemptTimeout = reader.Optional("attemptTimeout", DurationText.Positive, usual.AttemptTimeout),
            TotalTimeout = reader.Optional("totalTimeout", DurationText.Positive, usual.TotalTimeout),
            RetryBudget = reader.Optional("retryBudget", NumberText.Count(0, 100_000), usual.RetryBudget),
        };
        reader.Done("sdk");
        return sdk;
    }
}
