// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Numbers as ENS names
/// @notice A wildcard resolver (ENSIP-10) for the names of numbers under one parent: +1 212 555 0123 is
/// 3.2.1.0.5.5.5.2.1.2.1.PARENT, each label one digit, in reverse order as in ENUM (RFC 6116 section 3.2). Whoever owns the
/// parent in ENS sets this contract as its resolver; there is nothing to register for a number.
/// @dev Answered are `addr(bytes32)`, `addr(bytes32,uint256)` (ENSIP-9, ENSIP-11), `text(bytes32,string)` for the keys sip,
/// tel, phone and avatar, and `dnsRecord(bytes32,bytes32,uint16)` (ERC-1185) for NAPTR. What the number does not have is
/// empty, as with other resolvers; so is everything of a number that nobody can be reached at, of one in a private range, and
/// of names under the parent that are no number.
interface INumberResolver {
    /// @notice Thrown when a name is not in DNS wire format (RFC 1035 section 3.1).
    error NameMalformed(bytes name);
    /// @notice Thrown when a name is not under the parent this resolver was deployed for.
    error NameNotUnderParent(bytes name, string parent);
    /// @notice Thrown when the parent is no plain domain name in lower case that leaves room for 15 digits before it.
    error ParentRefused(string found);
    /// @notice Thrown when a function of resolvers is asked for that is not answered here; ENS clients know it.
    error UnsupportedResolverProfile(bytes4 selector);

    /// @notice Answers one call of a resolver's function about a name.
    /// @param name the name in DNS wire format; it alone says which number is meant, the node in `data` is not looked at
    /// @param data the encoded call
    /// @return the encoded answer
    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory);

    /// @notice The name under which numbers stand, as `e164.example.eth`.
    function parent() external view returns (string memory);
}
