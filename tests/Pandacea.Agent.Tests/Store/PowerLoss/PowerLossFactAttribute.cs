namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>A test that mounts files. Where that is not possible it is skipped and says why; in CI it runs, and fails.</summary>
internal sealed class PowerLossFactAttribute : FactAttribute
{
    public PowerLossFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : LoopMounts.Objection();
}
