// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IRegistryForDesks } from "../../../contracts/numbering/interfaces/IRegistryForDesks.sol";
import { Authority } from "../../../contracts/numbering/types/Authority.sol";
import { ClaimPolicy } from "../../../contracts/numbering/types/Range.sol";
import { RangeRecord } from "../../../contracts/numbering/types/RangeRecord.sol";
import { Stealing } from "./Stealing.t.sol";

/// @title How a thief tries to act for those who have an office
/// @notice For authorities, carriers, verifiers, the guard, governance, and for one contract at another. He gets nowhere.
abstract contract Usurping is Stealing {
    function stealPrefix(uint256 which, uint256 how) external {
        (uint64 range, uint64 office) = (_rangePrefix(which), _officePrefix(which));
        uint16 far = _today() + 60;
        uint64[] memory countries = new uint64[](1);
        countries[0] = _countryOf(office);
        uint64 either = which % 2 == 0 ? range : office;
        bytes[10] memory ways = [
            abi.encodeCall(authorityDesk.delegate, (office, MALLORY, 11, 11)),
            abi.encodeCall(authorityDesk.openRangeLengths, (office, type(uint16).max)),
            abi.encodeCall(authorityDesk.giveNotice, (either, far)),
            abi.encodeCall(authorityDesk.takeBack, (either)),
            abi.encodeCall(authorityDesk.offerRange, (range, beta)),
            abi.encodeCall(authorityDesk.acceptRange, (range, 0)),
            abi.encodeCall(authorityDesk.setPolicy, (range, ClaimPolicy.Open)),
            abi.encodeCall(authorityDesk.offerAuthority, (office, MALLORY)),
            abi.encodeCall(authorityDesk.acceptAuthority, (office)),
            abi.encodeCall(authorityDesk.stop, (countries))
        ];
        _mustFail(address(authorityDesk), ways[how % ways.length]);
    }

    function stealRange(uint256 which, uint256 how) external {
        (uint64 range, uint64 office) = (_rangePrefix(which), _officePrefix(which));
        Authority memory authority;
        authority.holder = MALLORY;
        bytes[4] memory atRegistry = [
            abi.encodeCall(registry.allocate, (range, _terms())),
            abi.encodeCall(registry.setDefaultProfile, (range, 0)),
            abi.encodeCall(IRegistryForDesks.setAuthority, (office, authority)),
            abi.encodeCall(registry.setRange, (range, RangeRecord.wrap(how)))
        ];
        if (how % 2 == 0) return _mustFail(address(registry), atRegistry[_die(how, 1, atRegistry.length)]);
        bytes[2] memory atClaimDesk = [
            abi.encodeCall(claimDesk.postRoot, (range, bytes32(how))),
            abi.encodeCall(claimDesk.withdrawRoot, (range, _slips.length == 0 ? bytes32(how) : _slips[0].root))
        ];
        _mustFail(address(claimDesk), atClaimDesk[_die(how, 2, atClaimDesk.length)]);
    }

    function stealVerifier(uint256 which, uint256 how) external {
        (uint16 verifier, uint64 office) = (_agencyAt(which), _officePrefix(which));
        bytes[9] memory ways = [
            abi.encodeCall(verifiers.enrol, (_firmAt(which), MALLORY, type(uint96).max)),
            abi.encodeCall(verifiers.setVerifierSigner, (verifier, MALLORY)),
            abi.encodeCall(verifiers.giveNotice, (verifier)),
            abi.encodeCall(verifiers.withdrawBond, (verifier, MALLORY)),
            abi.encodeCall(verifiers.suspend, (verifier)),
            abi.encodeCall(verifiers.reinstate, (verifier)),
            abi.encodeCall(verifiers.accredit, (office, verifier, 9)),
            abi.encodeCall(verifiers.setVerifierBond, (0)),
            abi.encodeCall(verifiers.spend, (verifier, office, _office[office].version))
        ];
        _mustFail(address(verifiers), ways[how % ways.length]);
    }

    function stealCarrier(uint256 which, uint256 how) external {
        uint32 carrier = _firmAt(which);
        bytes[5] memory ways = [
            abi.encodeCall(carriers.setSigner, (carrier, MALLORY)),
            abi.encodeCall(carriers.describe, (carrier, "Thief", "")),
            abi.encodeCall(carriers.offerOwner, (carrier, MALLORY)),
            abi.encodeCall(carriers.acceptOwner, (carrier)),
            abi.encodeCall(carriers.setBond, (0))
        ];
        if (how % 2 == 0) return _mustFail(address(carriers), ways[_die(how, 1, ways.length)]);
        bytes[2] memory atProfiles = [
            abi.encodeCall(profiles.create, (carrier, 300, 1, _rules("sip:+{e164}@thief.example"))),
            abi.encodeCall(profiles.change, (_profile(which), 300, 1, _rules("sip:+{e164}@thief.example")))
        ];
        _mustFail(address(profiles), atProfiles[_die(how, 2, atProfiles.length)]);
    }

    function stealRule(uint256 which, uint256 how) external {
        bytes[4] memory atDesk = [
            abi.encodeCall(desk.setBaseFee, (0)),
            abi.encodeCall(desk.setDonorPart, (_rangePrefix(which), 0)),
            abi.encodeCall(desk.withdrawCredit, (_firmAt(which), MALLORY)),
            abi.encodeCall(desk.onERC721Received, (MALLORY, MALLORY, _number(which), _order(betaProfile)))
        ];
        if (how % 2 == 0) return _mustFail(address(desk), atDesk[_die(how, 1, atDesk.length)]);
        address[5] memory governed = [
            address(registry),
            address(authorityDesk),
            address(desk),
            address(carriers),
            address(verifiers)
        ];
        uint256 way = _die(how, 2, 3);
        if (way == 0) return _mustFail(address(registry), abi.encodeCall(registry.announceSuccessor, (MALLORY)));
        if (way == 1) return _mustFail(address(registry), abi.encodeCall(registry.addDepositClass, (0)));
        _mustFail(governed[which % governed.length], abi.encodeWithSignature("setAuthority(address)", MALLORY));
    }
}
