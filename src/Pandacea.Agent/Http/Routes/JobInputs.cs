using Pandacea.Agent.Jobs;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Checks a wish for a job, and adds what was registered about its data.</summary>
internal static class JobInputs
{
    /// <exception cref="BadInputException">Fields are not as they must be; all of them are named.</exception>
    public static JobRequest Check(TrainRequest request, string signer, DataSets data)
    {
        var problems = new List<string>();
        var spec = new JobSpec(request.Task ?? "", [Input(request.Dataset, data, problems)], request.Dp ?? new DpSettings(Enabled: true))
        {
            Epochs = request.Epochs,
            BatchSize = request.BatchSize,
            LearningRate = request.LearningRate,
            Seed = request.Seed,
            Statistic = request.Statistic,
        };
        if (request.Dp is null)
        {
            problems.Add("dp: missing.");
        }

        problems.AddRange(JobSpecRules.Problems(spec).Where(problem => request.Dp is not null || !problem.StartsWith("dp.", StringComparison.Ordinal)));
        var products = Products(spec, data, problems);
        CheckStatistic(spec, data, problems);
        var priority = request.Priority is null ? JobPriorities.Normal : request.Priority;
        if (!JobPriorities.All.Contains(priority))
        {
            problems.Add($"priority: must be {string.Join(", ", JobPriorities.All)}.");
        }

        return problems.Count == 0
            ? new(signer, spec, JobPriorities.All.ToList().IndexOf(priority), products)
            : throw new BadInputException(string.Join(" ", problems), AgentErrorCodes.ValidationError);
    }

    private static JobInput Input(string? dataset, DataSets data, List<string> problems)
    {
        if (string.IsNullOrEmpty(dataset))
        {
            problems.Add("dataset: missing.");
            return new JobInput(BuiltInData.Prefix + "none");
        }

        var registered = data.Find(dataset);
        if (registered is null && BuiltInData.Find(dataset) is null)
        {
            problems.Add($"dataset: must be a registered data set, or {BuiltInData.Allowed}.");
        }

        return new JobInput(dataset, registered?.Description);
    }

    private static List<string> Products(JobSpec spec, DataSets data, List<string> problems)
    {
        var registered = spec.Inputs.Select(input => data.Find(input.Dataset)).OfType<RegisteredData>().ToList();
        if (registered.Count > 0 && !spec.Dp.Enabled)
        {
            problems.Add("dp.enabled: must be true; only built-in data may be computed on without.");
        }

        return [.. registered.Select(set => set.ProductId).Distinct()];
    }

    private static void CheckStatistic(JobSpec spec, DataSets data, List<string> problems)
    {
        if (spec.IsTraining || !ComputeTasks.All.Contains(spec.Task))
        {
            return;
        }

        foreach (var columns in spec.Inputs.Select(input => input.Data?.Columns ?? BuiltInData.Find(input.Dataset)?.Columns()).OfType<IReadOnlyList<ColumnBounds>>())
        {
            var column = spec.Statistic?.Column;
            if (column is null ? columns.Count > 1 : columns.All(known => known.Name != column))
            {
                problems.Add($"statistic.column: must be one of {string.Join(", ", columns.Take(20).Select(known => known.Name))}.");
            }
        }
    }
}
