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
        problems.AddRange(Named(spec, known: problems.Count == 0, request.Dp is not null));
        if (request.Dp is null)
        {
            problems.Add("dp: missing.");
        }

        var products = Products(spec, data, problems);
        var priority = request.Priority is null ? JobPriorities.Normal : request.Priority;
        if (!JobPriorities.All.Contains(priority))
        {
            problems.Add($"priority: must be {string.Join(", ", JobPriorities.All)}.");
        }

        return problems.Count == 0
            ? new(signer, spec, JobPriorities.All.ToList().IndexOf(priority), products)
            : throw new BadInputException(string.Join(" ", problems), AgentErrorCodes.ValidationError);
    }

    /// <summary>The rules' sentences, with the names that the request has for things.</summary>
    private static IEnumerable<string> Named(JobSpec spec, bool known, bool privacy) => JobSpecRules.Problems(spec)
        .Where(problem => (known || !problem.StartsWith("inputs", StringComparison.Ordinal)) && (privacy || !problem.StartsWith("dp.", StringComparison.Ordinal)))
        .Select(problem => problem.Replace("inputs[0].dataset", "dataset", StringComparison.Ordinal)
            .Replace("inputs[0].data", "dataset", StringComparison.Ordinal)
            .Replace("inputs[0]", "the data set", StringComparison.Ordinal));

    private static JobInput Input(string? dataset, DataSets data, List<string> problems)
    {
        if (string.IsNullOrEmpty(dataset))
        {
            problems.Add("dataset: missing.");
            return new JobInput(BuiltInData.Prefix + "none");
        }

        var registered = data.Find(dataset);
        if (registered is null && !BuiltInData.IsBuiltIn(dataset))
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
}
