using Pandacea.Agent.Jobs.Computations;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Content;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Checks a wish for a computation field by field.</summary>
internal static class ComputationInputs
{
    private const int Most = 16;
    private const int LongestName = 64;
    private const int LongestCid = 128;

    /// <exception cref="BadInputException">Fields are not as they must be; all of them are named.</exception>
    public static ComputationWish Check(ComputationRequest request, string signer)
    {
        var problems = new List<string>();
        var lease = ProposalIds.Normalise(request.LeaseId ?? "");
        if (lease is null)
        {
            problems.Add("lease_id: must be the id of a lease on chain, 0x and 64 hex digits.");
        }

        if (request.ComputationCid is not { Length: > 0 and <= LongestCid } cid || !Cid.TryParse(cid, out _))
        {
            problems.Add("computationCid: must be a CID.");
        }

        var inputs = request.Inputs ?? [];
        if (inputs.Count is < 1 or > Most || inputs.Any(input => input is null))
        {
            throw new BadInputException(string.Join(" ", problems.Append($"inputs: must be 1 to {Most}.")), AgentErrorCodes.ValidationError);
        }

        problems.AddRange(inputs.Index().Where(input => !IsName(input.Item.VariableName)).Select(input =>
            $"inputs[{input.Index}].variable_name: must be a letter or '_', then at most {LongestName - 1} letters, digits and '_'."));
        if (inputs.Select(input => input.VariableName).Distinct().Count() < inputs.Count)
        {
            problems.Add("inputs: a variable_name is there twice.");
        }

        return problems.Count == 0
            ? new(signer, lease!, request.ComputationCid!, inputs)
            : throw new BadInputException(string.Join(" ", problems), AgentErrorCodes.ValidationError);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
