using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Stack;
using Spectre.Console;

namespace Pandacea.Cli.Output;

/// <summary>Shows what runs.</summary>
internal static class StatusView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void WriteJson(StackStatus status, IReadOnlyList<ActiveFault>? faults)
    {
        var shown = JsonSerializer.SerializeToNode(status, Json)!.AsObject();
        shown["faults"] = JsonSerializer.SerializeToNode(faults, Json);
        Console.Out.WriteLine(shown.ToJsonString(Json));
    }

    /// <param name="faults">What is in force; null where the injector does not say.</param>
    public static void Write(StackStatus status, IReadOnlyList<ActiveFault>? faults)
    {
        if (!status.Running)
        {
            Terminal.Out.WriteLine($"No stack runs at offset {status.Offset} in {status.Home}.");
            foreach (var left in status.LeftOver)
            {
                Terminal.Out.WriteLine($"Left over by a supervisor that was killed: {left}. `{StackCommand.Of("down", status.Offset)}` stops it.");
            }

            return;
        }

        var table = new Table().NoBorder().AddColumns("service", "at", "ready", "pid", "since", "version");
        foreach (var service in status.Services)
        {
            table.AddRow(
                new Text(service.Name),
                new Text(service.Address),
                service.Ready ? new Text("yes", new Style(Color.Green)) : new Text("no", new Style(Color.Red)),
                new Text(service.Pid?.ToString(CultureInfo.InvariantCulture) ?? "-"),
                new Text(service.Since?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-"),
                new Text(service.Version ?? "-"));
        }

        Terminal.Out.Write(table);
        foreach (var service in status.Services.Where(static service => service.Lacks is not null))
        {
            Terminal.Out.WriteLine($"{service.Name} is not ready: {service.Lacks}");
        }

        Terminal.Out.WriteLine($"supervisor pid {status.SupervisorPid}, pandacea {status.Version}{Source(status)}, home {status.Home}{(status.Scratch ? ", of a run: what it keeps is gone with the next one" : "")}");
        foreach (var fault in faults ?? [])
        {
            Terminal.Out.WriteLine($"in force: {FaultsInForce.Describe(fault)}");
        }

        if (faults is null)
        {
            Terminal.Out.WriteLine("whether a fault is in force is not known: the fault control does not answer");
        }
    }

    private static string Source(StackStatus status)
        => status.Commit is { } commit ? $" ({commit[..8]}{(status.Dirty == true ? ", changed" : "")})" : "";
}
