using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A client that sent only some of its requests around the proxy once passed: exposure looked at clients, not at requests.</summary>
public sealed class PartialBypassTests
{
    [Fact]
    public void Writes_that_go_around_the_proxy_are_inconclusive()
    {
        var creates = DoctoredJournal.Healthy().Of<OperationInvoked>().Where(operation => operation.Name == OperationNames.LeaseCreate).Select(operation => $"c{operation.Op}").ToHashSet();
        DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => arrival.Call is not null && creates.Contains(arrival.Call))
            .Result(CriterionNames.Exposure).Inconclusive("arrived at the proxy: some go around it");
    }

    [Fact]
    public void A_twentieth_of_the_requests_is_enough_to_show() =>
        DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => arrival.At % DoctoredJournal.Ns(400) < DoctoredJournal.Ns(20))
            .Result(CriterionNames.Exposure).Inconclusive("some go around it");

    [Fact]
    public void A_few_that_were_under_way_are_tolerated()
    {
        var few = DoctoredJournal.Healthy().Of<RequestArrived>().Where(arrival => arrival.Probe is null).Take(5).Select(arrival => arrival.Call).ToHashSet();
        DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => few.Contains(arrival.Call)).Result(CriterionNames.Exposure).Passed();
    }

    [Fact]
    public void An_agent_that_goes_around_the_proxy_is_inconclusive() =>
        DoctoredJournal.Healthy().WithStore().Remove<RequestArrived>(arrival => arrival.Client == "agent")
            .Result(CriterionNames.Exposure).Inconclusive("No request of the agent passed the proxy of the chain");

    [Fact]
    public void An_agent_that_goes_around_the_proxy_of_the_chain_is_inconclusive_though_others_are_struck_too() =>
        DoctoredJournal.Healthy().WithStore().Window(HealthyPlan.Down, window => window with { On = "ipfs" }).Remove<RequestArrived>(arrival => arrival.Client == "agent")
            .Result(CriterionNames.Exposure).Inconclusive("No request of the agent passed the proxy of the chain");

    [Fact]
    public void An_agent_that_passes_the_proxy_is_not_doubted()
    {
        DoctoredJournal.Healthy().WithStore().Result(CriterionNames.Exposure).Passed();
        DoctoredJournal.Healthy().WithStore().Add(1_000, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(1_000), Client = "agent" }).Result(CriterionNames.Exposure).Passed();
    }
}
