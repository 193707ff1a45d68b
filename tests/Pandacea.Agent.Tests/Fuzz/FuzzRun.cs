using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Sends cases to an agent, and holds it to what it may have kept.</summary>
internal sealed class FuzzRun(AgentProcess agent)
{
    private const int AtOnce = 64;
    private const int CasesOfASigner = 500;

    private readonly IPEndPoint _endpoint = new(IPAddress.Parse(agent.Address.Host), agent.Address.Port);
    private readonly ConcurrentDictionary<string, int> _kept = [];
    private readonly ConcurrentDictionary<int, int> _statuses = [];
    private readonly string _name = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));
    private TestSigner _signer = new();
    private int _cases;
    private int _challenges;

    /// <summary>How often each status came; 0: no answer.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <exception cref="CsCheckException">A rule was broken; the message has the seed and the smallest case.</exception>
    public async Task SendAsync(int cases, string? seed = null)
    {
        await Check.SampleAsync(FuzzGen.Case, OneAsync, iter: cases, seed: seed, threads: AtOnce, print: fuzz => fuzz.ToString());
        CheckStore();
    }

    private async Task OneAsync(FuzzCase fuzz)
    {
        var number = Interlocked.Increment(ref _cases);
        if (number % CasesOfASigner == 0)
        {
            // A signer has only so many nonces.
            _signer = new();
        }

        var wire = FuzzWire.Of(fuzz, _signer, agent.PeerId, $"{_name}-{number}");
        var answers = await FuzzClient.SendAsync(_endpoint, wire, bodiless: (fuzz.Method ?? fuzz.Route.Method) == "HEAD", whole: !fuzz.BendsHttp);
        Note(fuzz, wire, answers);
        FuzzRules.Check(fuzz, wire, answers);
    }

    private void Note(FuzzCase fuzz, FuzzWire wire, List<FuzzAnswer> answers)
    {
        _statuses.AddOrUpdate(answers is [var first, ..] ? first.Status : 0, 1, (_, count) => count + 1);
        foreach (var answer in answers)
        {
            // What is accepted, and what the policy rejects, is kept under its key.
            if (answer.Status == 202 || (answer.Status == 403 && Encoding.UTF8.GetString(answer.Body).Contains("POLICY_REJECTION", StringComparison.Ordinal)))
            {
                _kept[wire.Key] = answer.Status;
            }

            if (answer.Status == 201)
            {
                Interlocked.Increment(ref _challenges);
            }
        }
    }

    /// <summary>The store has what was answered with success, and nothing else.</summary>
    private void CheckStore()
    {
        var kept = _kept.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal).ToList();
        var stored = Rows("SELECT idempotency_key || ' ' || answer_status FROM audit_idempotency").Order(StringComparer.Ordinal).ToList();
        Assert.Empty(stored.Except(kept));
        Assert.Empty(kept.Except(stored));
        Assert.Equal(_kept.Count(pair => pair.Value == 202).ToString(), Assert.Single(Rows("SELECT COUNT(*) FROM audit_leases")));
        Assert.InRange(int.Parse(Assert.Single(Rows("SELECT COUNT(*) FROM challenges"))), 0, _challenges);
        Assert.Equal("0", Assert.Single(Rows("SELECT (SELECT COUNT(*) FROM address_bindings) + (SELECT COUNT(*) FROM disputes) + (SELECT COUNT(*) FROM outbox)")));
    }

    private List<string> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(agent.Folder, "agent.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }
}
