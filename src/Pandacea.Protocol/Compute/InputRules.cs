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
            if (InputTable.Of(input) is { } table)
            {
                CheckUse(problems, $"inputs[{index}]", table, spec);
            }
        }

        var tables = spec.Inputs.Take(MostInputs).Select(InputTable.Of).OfType<InputTable>().ToList();
        problems.Require(tables.Sum(table => table.Rows) <= int.MaxValue, $"inputs have more than {int.MaxValue} records together.");
        problems.Require(tables.All(table => table.IsLike(tables[0])), "inputs differ in their columns, bounds or label; what is computed over several must be alike.");
    }

    private static void CheckInput(SpecProblems problems, string field, JobInput input)
    {
        problems.Require(IsName(input.Dataset), $"{field}.dataset is '{SpecProblems.Short(input.Dataset)}' but must be 1 to 128 letters, digits, '.', '-', '_' in parts separated by '/', none beginning with '.'.");
        if (BuiltInData.IsBuiltIn(input.Dataset))
        {
            problems.Require(BuiltInData.Find(input.Dataset) is not null, $"{field}.dataset is '{SpecProblems.Short(input.Dataset)}' but a built-in one is {BuiltInData.Allowed}.");
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

    private static void CheckUse(SpecProblems problems, string field, InputTable table, JobSpec spec)
    {
        if (spec.IsTraining)
        {
            problems.Require(table.Label is not null, $"{field}.data.label is needed by a training.");
            problems.Require(table.Features.Any(), $"{field}.data.columns has none beside the label.");
            return;
        }

        var known = string.Join(", ", table.Columns.Take(10).Select(column => SpecProblems.Short(column.Name))) + (table.Columns.Count > 10 ? ", ..." : "");
        var wanted = spec.Statistic?.Column;
        problems.Require(wanted is not null || table.Columns.Count == 1, $"statistic.column is missing: {field} has {known}.");
        problems.Require(wanted is null || table.Columns.Any(column => column.Name == wanted), $"statistic.column is '{SpecProblems.Short(wanted ?? "")}' but {field} has only {known}.");
    }

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= 128
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'));
}
