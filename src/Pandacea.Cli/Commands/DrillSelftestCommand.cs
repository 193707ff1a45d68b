using System.CommandLine;
using System.Globalization;
using Pandacea.Cli.Output;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;
using Pandacea.Sabotage;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea drill selftest</c>.</summary>
internal static class DrillSelftestCommand
{
    private const int MostStacks = 8;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var drill = new Argument<string?>("drill") { Description = "Name of a drill.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every drill." };
        var only = new Option<string[]>("--sabotage") { Description = "Only these; 'control' is the run without any." };
        var parallel = new Option<int>("--parallel") { Description = $"Stacks side by side, 1 to {MostStacks}.", DefaultValueFactory = _ => 2 };
        var offset = new Option<int>("--offset") { Description = "Offset of the first stack; each further one is 100 on.", DefaultValueFactory = _ => 100 };
        StackSelection.Validate(offset);
        parallel.Validators.Add(static result =>
        {
            if (result.Tokens is [var given] && int.TryParse(given.Value, CultureInfo.InvariantCulture, out var stacks) && stacks is < 1 or > MostStacks)
            {
                result.AddError($"--parallel: {stacks} is not allowed. Allowed: 1 to {MostStacks}.");
            }
        });
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command("selftest", "Show that each criterion can fail: run the drill with each sabotage and print the matrix.")
        {
            drill, all, only, parallel, offset, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) && result.GetValue(drill) is { } name)
            {
                result.AddError($"'{name}' and --all contradict each other: name a drill, or --all for every drill.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(drill), parsed.GetValue(all), parsed.GetValue(only) ?? [], parsed.GetValue(parallel), parsed.GetValue(offset), parsed.GetValue(json), cancellationToken));
        return command.WithExamples("pandacea drill selftest evm_rpc_flap", "pandacea drill selftest --all");
    }

    private static async Task<int> RunAsync(string? drill, bool all, string[] only, int parallel, int offset, bool json, CancellationToken cancellationToken)
    {
        var catalog = new DrillCatalog(Environment.CurrentDirectory);
        if (drill is null && !all)
        {
            Console.Error.WriteLine($"Name a drill, or --all. Known: {string.Join(", ", catalog.Names)}.");
            return ExitCodes.Usage;
        }

        var drills = all ? catalog.Names : [catalog.Load(drill!).Name];
        var known = drills.SelectMany(SabotageCatalog.Of).Select(static sabotage => sabotage.Name).Distinct().Prepend(Selftest.Control).ToList();
        if (Array.Find(only, name => !known.Contains(name)) is { } unknown)
        {
            throw new UnknownSabotageException(unknown, known);
        }

        var outcomes = new List<SelftestOutcome>();
        foreach (var name in drills)
        {
            var selftest = new Selftest(new SelftestOptions(catalog.Load(name), [.. only], parallel, offset), TimeProvider.System);
            outcomes.AddRange(await selftest.RunAsync(json ? null : Console.Error, cancellationToken).ConfigureAwait(false));
        }

        SelftestMatrix.Write(outcomes, Console.Out, json);
        return outcomes.All(static outcome => outcome.Killed) ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
