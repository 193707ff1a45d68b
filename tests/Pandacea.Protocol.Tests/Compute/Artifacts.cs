using System.Text.Json;
using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Tests.Compute;

/// <summary>Artifacts of every shape.</summary>
internal static class Artifacts
{
    private const string Column = """{"name":"age","lower":0,"upper":120.5}""";

    public static Artifact Training => Of($$"""{"type":"logistic_regression","features":[{{Column}}],"weights":[0.1],"bias":-2}""") with
    {
        Accuracy = 0.93,
        Seed = 4,
        Task = ComputeTasks.LogisticRegression,
        TrainingParams = new(10, 100, 4),
    };

    public static Artifact Mean => Of($$"""{"type":"mean","column":{{Column}},"noise":"gaussian","value":40.25,"count":999.5}""") with { Task = ComputeTasks.Mean };

    public static Artifact Histogram => Of($$"""{"type":"histogram","column":{{Column}},"noise":"laplace","counts":[-1.5,3]}""") with
    {
        Task = ComputeTasks.Histogram,
        Dp = new(true, 1, 1, 1),
    };

    public static Artifact NotPrivate => Mean with { Epsilon = null, Dp = new(false, null, 0, 0), N = null, Dataset = null };

    private static Artifact Of(string model) => new()
    {
        JobId = "job-1",
        Model = JsonElement.Parse(model),
        Epsilon = 1,
        Dp = new(true, 1, 1, 0.75, 1e-5),
        CreatedAt = "2026-01-02T03:04:05.678Z",
        N = 1_000,
        Dataset = "clinic/visits.csv",
    };
}
