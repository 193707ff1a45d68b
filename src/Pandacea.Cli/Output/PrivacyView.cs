using System.Globalization;
using System.Text.Json;
using Pandacea.Agent.Privacy;
using Pandacea.Agent.Store;
using Spectre.Console;

namespace Pandacea.Cli.Output;

/// <summary>Shows a privacy ledger.</summary>
internal static class PrivacyView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void WriteJson(PrivacyHistory history) => Console.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            trusted = history.Problem is null,
            problem = history.Problem,
            head = history.Entries.Count == 0 ? null : history.Entries[^1].Hash,
            balances = history.Balances().Select(pair => new
            {
                identity = pair.Key,
                reserved = PrivacyUnits.ToEpsilon(pair.Value.Reserved),
                spent = PrivacyUnits.ToEpsilon(pair.Value.Spent),
            }),
            entries = history.Entries.Select(entry => new
            {
                entry.Seq,
                entry.At,
                identity = entry.Signer,
                entry.JobId,
                entry.Kind,
                epsilon = PrivacyUnits.ToEpsilon(entry.Amount),
                entry.Hash,
            }),
        },
        Json));

    public static void Write(PrivacyHistory history)
    {
        var table = new Table().NoBorder().AddColumns("seq", "at", "identity", "job", "kind", "epsilon", "hash");
        foreach (var entry in history.Entries)
        {
            table.AddRow(
                new Text(entry.Seq.ToString(CultureInfo.InvariantCulture)),
                new Text(entry.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                new Text(entry.Signer),
                new Text(entry.JobId),
                new Text(entry.Kind),
                new Text(Epsilon(entry.Amount)),
                new Text(entry.Hash[..12]));
        }

        Terminal.Out.Write(table);
        foreach (var (identity, balance) in history.Balances())
        {
            Terminal.Out.WriteLine($"{identity}: {Epsilon(balance.Spent)} spent, {Epsilon(balance.Reserved)} reserved");
        }

        Terminal.Out.WriteLine(history.Problem is { } problem
            ? $"NOT to be trusted: {problem}."
            : $"{history.Entries.Count} entries, each belongs to the one before it.");
    }

    private static string Epsilon(long units) => PrivacyUnits.ToEpsilon(units).ToString("0.############", CultureInfo.InvariantCulture);
}
