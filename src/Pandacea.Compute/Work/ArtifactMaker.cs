using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Compute.Training;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Work;

/// <summary>Writes down what was computed; nothing in it depends on the attempt.</summary>
internal static class ArtifactMaker
{
    public static Artifact OfTraining(JobWork work, TrainingPlan plan, IReadOnlyList<ColumnBounds> features, double[] weights, double? accuracy)
    {
        var model = new JsonObject
        {
            ["type"] = work.Spec.Task,
            ["features"] = new JsonArray([.. features.Select(Column)]),
            ["weights"] = Numbers(weights[..^1]),
            ["bias"] = weights[^1],
        };
        return Of(work, model, Dp(plan.Privacy?.Epsilon, plan.Clip, plan.Privacy?.NoiseMultiplier, plan.Privacy?.Delta)) with
        {
            Accuracy = accuracy,
            Seed = work.Spec.Seed,
            TrainingParams = new(plan.Shape.Epochs, plan.Shape.BatchSize, plan.LearningRate),
        };
    }

    public static Artifact OfStatistic(JobWork work, StatisticPlan? privacy, ColumnBounds column, double sensitivity, double[] values)
    {
        var model = new JsonObject
        {
            ["type"] = work.Spec.Task,
            ["column"] = Column(column),
            ["noise"] = work.Spec.Statistic?.Noise ?? NoiseNames.Laplace,
        };
        if (work.Spec.Task == ComputeTasks.Histogram)
        {
            model["counts"] = Numbers(values);
        }
        else
        {
            model["value"] = values[0];
            if (values.Length > 1)
            {
                model["count"] = values[1];
            }
        }

        return Of(work, model, Dp(privacy?.Epsilon, sensitivity, privacy?.NoiseMultiplier, privacy?.Delta));
    }

    private static Artifact Of(JobWork work, JsonObject model, ArtifactDp dp) => new()
    {
        JobId = work.JobId,
        Model = JsonElement.Parse(model.ToJsonString()),
        Epsilon = dp.Epsilon,
        Dp = dp,
        CreatedAt = work.AcceptedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        N = JobShape.Of(work.Spec).Rows,
        Dataset = string.Join(",", work.Spec.Inputs.Select(input => input.Dataset)),
        Task = work.Spec.Task,
    };

    private static ArtifactDp Dp(double? epsilon, double clip, double? noiseMultiplier, double? delta) =>
        new(epsilon is not null, epsilon, clip, noiseMultiplier ?? 0, delta > 0 ? delta : null);

    private static JsonNode Column(ColumnBounds column) =>
        new JsonObject { ["name"] = column.Name, ["lower"] = column.Lower, ["upper"] = column.Upper };

    private static JsonArray Numbers(double[] values) => new([.. values.Select(value => (JsonNode)value)]);
}
