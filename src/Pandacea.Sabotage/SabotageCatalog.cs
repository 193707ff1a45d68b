namespace Pandacea.Sabotage;

/// <summary>Every sabotage. Adding one = its file, a line here, and a criterion that it kills.</summary>
public static class SabotageCatalog
{
    /// <summary>All, in the order in which a matrix shows them.</summary>
    public static IReadOnlyList<ISabotage> All { get; } =
    [
        new NoInjection(),
        new RestoreSkipped(),
        new NoRetry(),
        new NoJitter(),
        new RetryAfterIgnored(),
        new BreakerNeverOpens(),
        new BreakerWithoutProbe(),
        new NewProposalOnRetry(),
        new AcknowledgedBeforeSent(),
        new NoRetryBudget(),
        new SlowReads(),
        new AcknowledgedBeforeDurable(),
        new IdempotencyIgnored(),
        new SlowStart(),
        new SlowStop(),
        new NoBackoff(),
        new CidNotVerified(),
        new PinAssumed(),
        new UploadAcknowledgedEarly(),
        new NoDeadline(),
        new AgentWaitsForNode(),
        new PlacesUnused(),
        new EverybodyIsOne(),
        new TurnedAwayAgain(),
        new SlowAfterOverload(),
        new ForgottenProposals(),
        new DearerProposals(),
        new ForgottenKeys(),
        new OtherAnswersKept(),
        new WorkerBreakerNeverOpens(),
        new WorkerBreakerStaysOpen(),
        new SlowWorkerStart(),
        new NoLeaseExpiry(),
        new CheckpointIgnored(),
        new ArtifactNotKept(),
        new NoFencing(),
        new StaleResultsTaken(),
        new ChargePerAttempt(),
        new FreshNoisePerAttempt(),
        new ChargeForgottenOnCrash(),
        new EffectBeforeKey(),
        new JobAcknowledgedEarly(),
        new AnotherColumn(),
    ];

    /// <summary>Those that the criteria of a drill must notice.</summary>
    public static IReadOnlyList<ISabotage> Of(string drill) => [.. All.Where(sabotage => sabotage.Drills.Contains(drill))];

    /// <summary>The sabotage of that name in the container of a role; throws <see cref="UnknownSabotageException"/> where there is none.</summary>
    public static ISabotage Find(string name, string role) => All.FirstOrDefault(sabotage => sabotage.Name == name && sabotage.Role == role)
        ?? throw new UnknownSabotageException(name, All.Where(sabotage => sabotage.Role == role).Select(static sabotage => sabotage.Name));

    /// <summary>The sabotage of that name; throws <see cref="UnknownSabotageException"/> where there is none.</summary>
    public static ISabotage Find(string name) => All.FirstOrDefault(sabotage => sabotage.Name == name)
        ?? throw new UnknownSabotageException(name, All.Select(static sabotage => sabotage.Name));
}
