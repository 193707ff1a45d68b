using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Tests.Compute;

/// <summary>Specifications that are right.</summary>
internal static class Specs
{
    public const string Tiny = "builtin/logistic-200x3";

    public const string Small = "builtin/logistic-2000x5";

    public const string Large = "builtin/logistic-50000x20";

    public static readonly DataDescription Data = new(new string('a', 64), 1_000, [new("age", 0, 120), new("income", -1, 1)], "sick");

    public static JobSpec Training => new(ComputeTasks.LogisticRegression, [new("clinic/visits.csv", Data)], new(true, 1));

    public static JobSpec Mean => new(ComputeTasks.Mean, [new("clinic/visits.csv", Data)], new(true, 1)) { Statistic = new("age") };

    public static JobSpec On(params string[] builtins) => new(ComputeTasks.LogisticRegression, [.. builtins.Select(name => new JobInput(name))], new(true, 1));
}
