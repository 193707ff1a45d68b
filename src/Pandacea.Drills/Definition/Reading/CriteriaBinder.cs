using Pandacea.Drills.Definition.Values;

namespace Pandacea.Drills.Definition.Reading;

internal static class CriteriaBinder
{
    private static readonly Func<string, Parsed<string>> On = WordText.OneOf(Dependencies.All, "a dependency");

    public static CriteriaDefinition Bind(MapReader drill, Findings findings)
    {
        if (drill.Map("criteria", required: true) is not { } reader)
        {
            return new CriteriaDefinition();
        }

        var criteria = new CriteriaDefinition
        {
            Backoff = Read(reader, "backoff", one => new BackoffCriterion(
                one.Required("on", On, ""), one.Required("atLeast", DurationText.Positive, TimeSpan.Zero))),
            RetryAfter = Read(reader, "retryAfter", one => new RetryAfterCriterion(one.Required("on", On, ""))),
            CircuitOpens = Read(reader, "circuitOpens", one => new CircuitOpensCriterion(
                one.Required("on", On, ""), one.Required("after", NumberText.Count(1, 1000), 0))),
            Recovery = Read(reader, "recovery", one => new RecoveryCriterion(
                one.Required("within", DurationText.Positive, TimeSpan.Zero))),
            Loss = Read(reader, "loss", one => new LossCriterion(one.Required("allowed", NumberText.Count(0, 1_000_000), 0))),
            CleanStop = Read(reader, "cleanStop", one => new CleanStopCriterion(
                one.Required("on", On, ""), one.Required("within", DurationText.Positive, TimeSpan.Zero))),
            Graceful = Read(reader, "graceful", one => new GracefulCriterion(
                one.Required("on", On, ""), one.Required("within", DurationText.Positive, TimeSpan.Zero))),
            Unaffected = Read(reader, "unaffected", one => new UnaffectedCriterion(one.Required("on", On, ""))),
            Goodput = Read(reader, "goodput", one => new GoodputCriterion(
                one.Required("on", On, ""), one.Required("share", ComparisonText.AtLeastShare, 1))),
            Fairness = Read(reader, "fairness", one => new FairnessCriterion(
                one.Required("on", On, ""), one.Required("successRate", ComparisonText.AtLeastShare, 1))),
            Returns = Read(reader, "returns", one => new ReturnsCriterion(
                one.Required("on", On, ""), one.Required("admitted", ComparisonText.AtLeastShare, 1))),
            JobsRetried = Read(reader, "jobsRetried", one => new JobsRetriedCriterion(
                one.Required("on", On, ""), one.Required("firstP50", DurationText.Positive, TimeSpan.Zero), one.Required("firstWorst", DurationText.Positive, TimeSpan.Zero))),
            Fencing = Read(reader, "fencing", one => new FencingCriterion(one.Required("on", On, ""))),
            ChargedOnce = Read(reader, "chargedOnce", one => new ChargedOnceCriterion(one.Required("on", On, ""))),
            Attempts = Read(reader, "attempts", one => new AttemptsCriterion(
                one.Required("on", On, ""), one.Required("perCall", NumberText.Number(1, 21), 1))),
        };
        reader.Done("criteria");
        if (criteria == new CriteriaDefinition() && !findings.Spoilt("criteria"))
        {
            findings.Add("criteria", "asks for nothing, so that the drill could only pass. Name at least one criterion.");
        }

        return criteria;
    }

    private static T? Read<T>(MapReader criteria, string key, Func<MapReader, T> read)
        where T : class
    {
        if (criteria.Map(key) is not { } reader)
        {
            return null;
        }

        var criterion = read(reader);
        reader.Done($"criteria.{key}");
        return criterion;
    }
}
