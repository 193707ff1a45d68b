namespace Pandacea.Protocol.Compute;

/// <summary>What inputs must be, one by one and together.</summary>
internal static class InputRules
{
    private const int MostInputs = 16;
    private const int MostColumns = 1000;

    public static void Check(SpecProblems problems, JobSpec spec)
    {
        problems.Require(spec.Inputs.Count is >= 1 and <= MostInputs, $"inputs are {spec.Inputs.Count} but must be 1 to {MostInputs}.");
        foreach (var (index, input) in spec.Inputs.Take(MostInputs).Index())
        {
            CheckInput(problems, $"inputs[{index}]", input);
            if (JobShape.DescriptionOf(input) is { } data)
            {
                CheckUse(problems, $"inputs[{index}]", data, spec);
            }
        }

        var described = spec.Inputs.Take(MostInputs).Select(JobShape.DescriptionOf).OfType<DataDescription>().ToList();
        problems.Require(described.Sum(data => data.Rows) <= int.MaxValue, $"inputs have more than {int.MaxValue} records together.");
        problems.Require(described.All(data => Alike(data, described[0])), "inputs differ in their columns, bounds or label; what is computed over several must be alike.");
    }

    private static void CheckInput(SpecProblems problems, string field, JobInput input)
    {
        problems.Require(IsName(input.Dataset), $"{field}.dataset is '{SpecProblems.Short(input.Dataset)}' but must be 1 to 128 letters, digits, '.', '-', '_' in parts separated by '/', none beginning with '.'.");
        if (BuiltinDatasets.IsBuiltin(input.Dataset))
        {
            problems.Require(BuiltinDatasets.Find(input.Dataset) is not null, $"{field}.dataset is '{SpecProblems.Short(input.Dataset)}' but built-in are only {string.Join(", ", BuiltinDatasets.Names)}.");
            problems.Require(input.Data is null, $"{field}.data does not belong to a built-in data set; leave it out.");
            return;
        }

        if (input.Data is { } data)
        {
            CheckDescription(problems, field + ".data", data);
        }
        else
        {
            problems.Require(false, $"{field}.data is missing: say what was registered about the data set.");
        }
    }

    private static void CheckDescription(SpecProblems problems, string field, DataDescription data)
    {
        problems.Require(data.Sha256.Length == 64 && data.Sha256.All(char.IsAsciiHexDigitLower), $"{field}.sha256 must be 64 lower case hex digits.");
        problems.Require(data.Rows is >= 1 and <= int.MaxValue, $"{field}.rows must be from 1 to {int.MaxValue}.");
        problems.Require(data.Columns.Count is >= 1 and <= MostColumns, $"{field}.columns must be 1 to {MostColumns}.");
        problems.Require(data.Columns.Select(column => column.Name).Distinct().Count() == data.Columns.Count, $"{field}.columns names a column twice.");
        foreach (var column in data.Columns.Take(MostColumns))
        {
            problems.Require(column.Name.Length > 0, $"{field}.columns has one without a name.");
            problems.Require(
                double.IsFinite(column.Lower) && double.IsFinite(column.Upper) && column.Lower < column.Upper && column.Upper - column.Lower <= 1e300,
                $"{field}.columns: '{SpecProblems.Short(column.Name)}' must have finite bounds, the lower below the upper.");
        }
    }

    private static void CheckUse(SpecProblems problems, string field, DataDescription data, JobSpec spec)
    {
        problems.Require(!spec.IsTraining || data.Label is not null, $"{field}.data.label is needed by a training.");
        problems.Require(!spec.IsTraining || data.Columns.Any(column => column.Name != data.Label), $"{field}.data.columns has none beside the label.");
        problems.Require(
            spec.IsTraining || spec.Statistic?.Column is not { } name || data.Columns.Any(column => column.Name == name),
            $"statistic.column is '{SpecProblems.Short(spec.Statistic?.Column ?? "")}' but {field} has only {string.Join(", ", data.Columns.Take(10).Select(column => SpecProblems.Short(column.Name)))}{(data.Columns.Count > 10 ? ", ..." : "")}.");
        problems.Require(
            spec.IsTraining || spec.Statistic?.Column is not null || data.Columns.Count == 1,
            $"statistic.column is missing: {field} has {data.Columns.Count} columns.");
    }

    private static bool Alike(DataDescription one, DataDescription other) => one.Label == other.Label && one.Columns.SequenceEqual(other.Columns);

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= 128
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'));
}
